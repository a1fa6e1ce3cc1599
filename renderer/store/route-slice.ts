import type { Slice } from './app-state.ts';
import { parseRoute, printRoute, type Route, type ScreenId } from './route.ts';

export interface RouteSlice {
  route: Route;
  /** The screen of the wizard that was seen last: where the stage Situation leads back to. */
  lastScreen: ScreenId;
  go(route: Route): void;
  /** The address has changed by itself: back, forward, or typed. */
  addressChanged(): void;
}

export const createRouteSlice: Slice<RouteSlice> =
  ({ address }) =>
  (set, get) => {
    const arrive = (route: Route) => {
      set({ route, ...(route.at === 'situation' && { lastScreen: route.screen }) });
      if ('document' in route && route.document) void get().openDocument(route.document);
    };
    const route = parseRoute(address.read());
    return {
      route,
      lastScreen: route.at === 'situation' ? route.screen : 'what',
      go: (next) => {
        address.write(printRoute(next));
        arrive(next);
      },
      addressChanged: () => arrive(parseRoute(address.read())),
    };
  };
