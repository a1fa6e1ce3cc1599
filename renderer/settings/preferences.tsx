import { useState } from 'react';
import type { Settings } from '../../core/contract/schemas.ts';
import { useApp } from '../store/use-app.ts';
import { TextInput } from '../ui/field.tsx';
import { Question } from '../ui/question.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { numberFault } from './number-fault.ts';

const themes = [
  { value: 'system', text: "As the system's" },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
  { value: 'contrast', text: 'High contrast' },
] as const;

/** Symbols, consoles and appearance. */
export function Preferences() {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  return (
    <>
      <h2 id="settings-symbols" tabIndex={-1}>
        Symbols
      </h2>
      <Question label="Symbol path" hint="Offered for new plans, for the computer where the engine runs.">
        <TextInput
          name="Symbol path"
          mono
          value={settings.symbolPath}
          onChange={(symbolPath) => void change({ symbolPath })}
          placeholder="srv*C:\Symbols*https://msdl.microsoft.com/download/symbols"
        />
      </Question>
      <h2 id="settings-consoles" tabIndex={-1}>
        Consoles
      </h2>
      <NumberQuestion
        label="Font size"
        unit="px"
        field="consoleFontPx"
        least={8}
        most={32}
        hint="80 columns side by side fit at 13 px in a window of 1600 px."
      />
      <NumberQuestion
        label="Scrollback"
        unit="lines"
        field="scrollbackLines"
        least={1000}
        most={200_000}
        hint="Older lines stay in the transcript."
      />
      <h2 id="settings-appearance" tabIndex={-1}>
        Appearance
      </h2>
      <Question label="Theme">
        <Segmented
          name="Theme"
          options={themes}
          value={settings.theme}
          onChoose={(theme) => void change({ theme })}
        />
      </Question>
    </>
  );
}

interface NumberQuestionProps {
  label: string;
  unit: string;
  field: keyof Pick<Settings, 'consoleFontPx' | 'scrollbackLines'>;
  least: number;
  most: number;
  hint: string;
}

function NumberQuestion({ label, unit, field, least, most, hint }: NumberQuestionProps) {
  const value = useApp((state) => state.settings[field]);
  const change = useApp((state) => state.changeSettings);
  const [text, setText] = useState<string | undefined>(undefined);
  const shown = text ?? String(value);
  const error = numberFault(label, shown, least, most);
  return (
    <Question label={label} hint={hint}>
      <span className="row align-start">
        <TextInput
          name={label}
          value={shown}
          error={error}
          columns={12}
          inputMode="numeric"
          onChange={(next) => {
            setText(next);
            if (!numberFault(label, next, least, most)) void change({ [field]: Number(next) });
          }}
        />
        <span className="meta field-count">{unit}</span>
      </span>
    </Question>
  );
}
