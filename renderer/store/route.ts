/** Where the window is: kept in the address (`#/plan/ID/situation/reach`), so that back, forward and reload are the browser's own. */
import { MethodId } from '../../core/situation/schema.ts';

export const screens = ['what', 'where', 'reach', 'symbols', 'wishes'] as const;
export type ScreenId = (typeof screens)[number];

export type Route =
  | { at: 'start' }
  | { at: 'settings' }
  | { at: 'situation'; document: string; screen: ScreenId; verdict?: MethodId }
  | { at: 'plan'; document: string }
  | { at: 'consoles'; document?: string };

/** Total: an address that names nothing is the start screen. */
export function parseRoute(hash: string): Route {
  const [, first, second, third, fourth, fifth] = hash.split('/').map(decode);
  if (first === 'settings') return { at: 'settings' };
  if (first === 'consoles') return { at: 'consoles' };
  if (first !== 'plan' || !second) return { at: 'start' };
  const document = second;
  if (third === 'plan') return { at: 'plan', document };
  if (third === 'consoles') return { at: 'consoles', document };
  const screen = screens.find((id) => id === fourth) ?? 'what';
  const verdict = MethodId.safeParse(fifth);
  return { at: 'situation', document, screen, ...(verdict.success && { verdict: verdict.data }) };
}

/** parseRoute(printRoute(route)) is the route. */
export function printRoute(route: Route): string {
  if (route.at === 'start') return '#/';
  if (route.at === 'settings') return '#/settings';
  if (!route.document) return '#/consoles';
  const document = `#/plan/${encodeURIComponent(route.document)}`;
  if (route.at !== 'situation') return `${document}/${route.at}`;
  return `${document}/situation/${route.screen}${route.verdict ? `/${route.verdict}` : ''}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
