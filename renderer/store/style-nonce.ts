/**
 * xterm.js writes its own <style> elements and offers no nonce for them. Ours is the only page here, so every style element that
 * its scripts make gets the nonce that the page came with: the policy needs no 'unsafe-inline' (main/policy/content-security.ts).
 */
export function giveStylesTheNonce(page: Document): void {
  const nonce = page.querySelector<HTMLElement>('script[nonce], link[nonce], meta[nonce]')?.nonce;
  if (!nonce) return;
  page.createElement = new Proxy(page.createElement, {
    apply(create, document, args) {
      const element: unknown = Reflect.apply(create, document, args);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}
