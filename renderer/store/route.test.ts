import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MethodId } from '../../core/situation/schema.ts';
import { parseRoute, printRoute, type Route, screens } from './route.ts';

const document = fc.string({ minLength: 1 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ at: 'start' }),
  fc.constant<Route>({ at: 'settings' }),
  fc.constant<Route>({ at: 'consoles' }),
  document.map((id): Route => ({ at: 'consoles', document: id })),
  document.map((id): Route => ({ at: 'plan', document: id })),
  fc
    .record({ document, screen: fc.constantFrom(...screens) })
    .map((one): Route => ({ at: 'situation', ...one })),
  fc
    .record({ document, screen: fc.constantFrom(...screens), verdict: fc.constantFrom(...MethodId.options) })
    .map((one): Route => ({ at: 'situation', ...one })),
);

describe('the address', () => {
  it('says where the app is, whatever the name of the document', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(printRoute(one))).toEqual(one);
      }),
    );
  });

  it('never breaks the app', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRoute(`#${text}`)).toHaveProperty('at');
      }),
    );
  });

  it.each(['', '#', '#token=abc', '#/', '#/plan', '#/plan/', '#/nothing'])('%j is the start', (hash) => {
    expect(parseRoute(hash)).toEqual({ at: 'start' });
  });

  it('with an unknown screen is the first one', () => {
    expect(parseRoute('#/plan/a/situation/why/unknown')).toEqual({
      at: 'situation',
      document: 'a',
      screen: 'what',
    });
  });
});
