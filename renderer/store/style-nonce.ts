/**
 * Lets xterm.js style its terminals under a policy without 'unsafe-inline' (main/policy/content-security.ts). It writes <style> elements
 * and offers no nonce for them, and its DOM renderer writes `style` attributes. Ours are the only scripts here, so what they make
 * gets the nonce that the page came with, and what they write goes through the CSSOM, which needs no permission. Markup gets neither.
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
  HTMLElement.prototype.setAttribute = new Proxy(HTMLElement.prototype.setAttribute, {
    apply(set, element: HTMLElement, args: [string, string]) {
      const [name, value] = args;
      if (name === 'style') element.style.cssText = value;
      else Reflect.apply(set, element, args);
    },
  });
}
