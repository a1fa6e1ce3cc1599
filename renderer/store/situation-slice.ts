import type { PlanDocument } from '../../core/contract/schemas.ts';
import type { MethodId, Situation } from '../../core/situation/schema.ts';
import type { Slice } from './app-state.ts';
import { keepDraft } from './draft.ts';
import { planName } from './plan-name.ts';

/** One answer, as it can be taken back. */
interface Change {
  /** The question it answers: `target.pid`, `reach TECH SRV`. */
  question: string;
  /** The answer in words: "TECH cannot call SRVBOX". */
  says: string;
  before: { situation: Situation; answered: string[]; texts: Record<string, string> };
}

export interface SituationSlice {
  /** Newest last. */
  history: Change[];
  /** Texts of fields that are no valid answer (yet), by question; their value is missing in the situation. */
  texts: Record<string, string>;
  /**
   * Answers a question. Key strokes into one field count as one answer (`typed`), to be undone together.
   * `text` keeps a text that is no valid answer; without it, an earlier one is dropped.
   */
  answer(
    what: { question: string; says: string; typed?: boolean; text?: string },
    edit: (situation: Situation) => Situation,
  ): void;
  undo(): void;
  chooseMethod(method: MethodId | undefined): void;
  chooseToolset(computer: string, toolset: string): void;
}

/** Enough for an hour of answering. */
const longestHistory = 100;

export const createSituationSlice: Slice<SituationSlice> =
  ({ keep }) =>
  (set, get) => ({
    history: [],
    texts: {},
    answer: ({ question, says, typed, text }, edit) => {
      const { document, history, texts } = get();
      if (!document) return;
      const last = history.at(-1);
      const continues = typed && last?.question === question;
      const before = { situation: document.situation, answered: document.answered, texts };
      const change: Change = { question, says, before: continues ? last.before : before };
      const { [question]: _dropped, ...otherTexts } = texts;
      set({
        history: [...(continues ? history.slice(0, -1) : history), change].slice(-longestHistory),
        texts: text === undefined ? otherTexts : { ...texts, [question]: text },
      });
      get().editDocument((current) => {
        const situation = edit(current.situation);
        // A name that nobody has given follows the answers.
        const automatic = current.name === planName(current.situation);
        return {
          ...current,
          situation,
          name: automatic ? planName(situation) : current.name,
          answered: current.answered.includes(question) ? current.answered : [...current.answered, question],
        };
      });
    },
    undo: () => {
      const { history } = get();
      const last = history.at(-1);
      if (!last) return;
      const { texts, ...before } = last.before;
      set({ history: history.slice(0, -1), texts });
      get().editDocument((current) => {
        const automatic = current.name === planName(current.situation);
        return { ...current, ...before, name: automatic ? planName(before.situation) : current.name };
      });
      const { document } = get();
      if (document) keepDraft(keep, { document, texts });
    },
    chooseMethod: (method) =>
      get().editDocument(({ method: _before, ...document }) => (method ? { ...document, method } : document)),
    chooseToolset: (computer, toolset) =>
      get().editDocument((document: PlanDocument) => ({
        ...document,
        toolsets: { ...document.toolsets, [computer]: toolset },
      })),
  });
