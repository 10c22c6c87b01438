/** One line of text (or several with `rows`), with label, hint and error. */
import { CONTROL_CLASS, controlProps, FieldFrame, initialText, type FieldModel } from './field.tsx';

export interface TextFieldProps {
  readonly field: FieldModel;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'number' | 'date' | undefined;
  readonly autoComplete?: string | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  /** Optional fields say so in their label; required is the rule. */
  readonly required?: boolean | undefined;
  readonly rows?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export function TextField({
  field,
  label,
  hint,
  required = true,
  rows,
  type = 'text',
  ...rest
}: TextFieldProps) {
  const { min: _min, max: _max, ...textRest } = rest;
  const shared = {
    ...controlProps(field, hint !== undefined),
    defaultValue: type === 'password' ? undefined : initialText(field),
    required,
    className: CONTROL_CLASS,
  };
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      {rows === undefined ? (
        <input key={field.key} type={type} {...shared} {...rest} />
      ) : (
        <textarea key={field.key} rows={rows} {...shared} {...textRest} />
      )}
    </FieldFrame>
  );
}
