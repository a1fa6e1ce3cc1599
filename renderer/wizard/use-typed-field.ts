import { useApp } from '../store/use-app.ts';
import { faultOf, type TypedField } from './fields.ts';

/** The text of a field, what is wrong with it, and how to change it. */
export function useTypedField(field: TypedField): {
  value: string;
  error: string | undefined;
  onChange(text: string): void;
} {
  const situation = useApp((state) => state.document?.situation);
  const kept = useApp((state) => state.texts[field.question]);
  const failure = useApp((state) =>
    state.startFailure?.field === field.question ? state.startFailure.says : undefined,
  );
  const answer = useApp((state) => state.answer);
  const value = kept ?? (situation ? field.read(situation) : '');
  const fault = kept !== undefined && situation ? faultOf(field, kept, situation) : undefined;
  return {
    value,
    error: fault ?? failure,
    onChange: (text) => {
      if (!situation) return;
      const trimmed = text.trim();
      const wrong = faultOf(field, text, situation);
      const valid = wrong || trimmed === '' ? undefined : trimmed;
      const shown = field.secret ? `${field.label}, hidden` : `${field.label} ${trimmed || 'not given'}`;
      answer(
        // Spaces at the ends are kept on the screen while one types, not in the answer.
        { question: field.question, says: shown, typed: true, ...((wrong || text !== trimmed) && { text }) },
        (before) => field.write(before, valid),
      );
    },
  };
}
