import { type HTMLAttributes, type ReactNode, useId } from 'react';
import { Glyph } from './glyph.tsx';

interface TextInputProps {
  /** Its accessible name; the visible question stands beside. */
  name: string;
  value: string;
  onChange(text: string): void;
  error?: string | undefined;
  placeholder?: string;
  mono?: boolean;
  secret?: boolean;
  /** Room for so many characters; without it the field fills its line. */
  columns?: number;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
}

/** A field with its fault under it; the fault is tied to the field for screen readers. */
export function TextInput(props: TextInputProps) {
  const { name, value, onChange, error, placeholder, mono, secret, columns, inputMode } = props;
  const faultId = useId();
  return (
    <span className={columns ? 'field' : 'field field-wide'}>
      <input
        className={mono ? 'input input-mono' : 'input'}
        type={secret ? 'password' : 'text'}
        aria-label={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? faultId : undefined}
        value={value}
        placeholder={placeholder}
        inputMode={inputMode}
        spellCheck={false}
        autoComplete="off"
        style={columns ? { width: `${columns}ch` } : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && <Fault id={faultId}>{error}</Fault>}
    </span>
  );
}

function Fault({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className="field-error" id={id}>
      <Glyph name="error" />
      <span>{children}</span>
    </span>
  );
}

interface SelectProps<Value extends string> {
  name: string;
  options: readonly { value: Value; text: string }[];
  value: Value;
  onChoose(value: Value): void;
  columns?: number;
}

export function Select<Value extends string>({
  name,
  options,
  value,
  onChoose,
  columns,
}: SelectProps<Value>) {
  return (
    <select
      className="input"
      aria-label={name}
      value={value}
      style={columns ? { width: `${columns}ch` } : undefined}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

interface TickProps {
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

export function Tick({ checked, onChange, children }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
