import type { PlanDocument } from '../../core/contract/schemas.ts';
import { useApp } from '../store/use-app.ts';

/** The open plan; the screens of a plan are drawn only when there is one. */
export function useDocument(): PlanDocument {
  const document = useApp((state) => state.document);
  if (!document) throw new Error('a screen of a plan is drawn without a plan');
  return document;
}

export const useSituation = () => useDocument().situation;
