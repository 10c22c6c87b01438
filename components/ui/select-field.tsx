/** A choice from a short list, with label, hint and error. */
import { CONTROL_CLASS, controlProps, FieldFrame, initialText, type FieldModel } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps {
  readonly field: FieldModel;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly SelectOption[];
  /** Text of the empty choice; without it there is none. */
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly autoComplete?: string | undefined;
}

export function SelectField({
  field,
  label,
  hint,
  options,
  placeholder,
  required = true,
  autoComplete,
}: SelectFieldProps) {
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <select
        key={field.key}
        {...controlProps(field, hint !== undefined)}
        defaultValue={initialText(field)}
        required={required}
        autoComplete={autoComplete}
        className={CONTROL_CLASS}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
