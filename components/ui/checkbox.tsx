/** A box to tick, its label beside it. Unticked it sends nothing, as HTML has it. */
import { controlProps, useFieldErrorText, type FieldModel } from './field.tsx';

export interface CheckboxProps {
  readonly field: FieldModel;
  readonly label: string;
  readonly value?: string | undefined;
  readonly defaultChecked?: boolean | undefined;
  readonly required?: boolean | undefined;
}

export function Checkbox({
  field,
  label,
  value = 'on',
  defaultChecked,
  required = false,
}: CheckboxProps) {
  const errorText = useFieldErrorText();
  const checked = defaultChecked ?? field.initialValue === value;
  return (
    <div>
      <label className="flex min-h-6 items-start gap-3">
        <input
          key={field.key}
          type="checkbox"
          {...controlProps(field, false)}
          value={value}
          defaultChecked={checked}
          required={required}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>{label}</span>
      </label>
      {field.errors?.length ? (
        <p
          id={field.errorId ?? `${field.id}-error`}
          className="mt-1 text-sm font-medium text-danger"
        >
          {field.errors.map(errorText).join(' ')}
        </p>
      ) : null}
    </div>
  );
}
