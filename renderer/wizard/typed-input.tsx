import { TextInput } from '../ui/field.tsx';
import type { TypedField } from './fields.ts';
import { useTypedField } from './use-typed-field.ts';

interface TypedInputProps {
  field: TypedField;
  placeholder?: string;
  columns?: number;
  mono?: boolean;
  secret?: boolean;
  numeric?: boolean;
}

/** A typed answer: its text, and what is wrong with it. */
export function TypedInput({ field, numeric, ...look }: TypedInputProps) {
  const { value, error, onChange } = useTypedField(field);
  return (
    <TextInput
      {...look}
      {...(numeric && { inputMode: 'numeric' as const })}
      name={field.label}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
