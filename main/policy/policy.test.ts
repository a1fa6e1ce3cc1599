import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveAppFile } from './app-files.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { isAllowedNavigation, isAllowedPermission, isTrustedSender, windowOpenVerdict } from './electron.ts';
import { fileRequestAllowed, hostAllowed, originAllowed } from './origins.ts';

describe('hostAllowed', () => {
  it.each(['127.0.0.1:5000', 'localhost:5000', 'LOCALHOST:1', '[::1]:5000', '127.0.0.1'])(
    'takes %s',
    (host) => {
      expect(hostAllowed(host)).toBe(true);
    },
  );
  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:5000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example#127.0.0.1',
    'user@127.0.0.1:5000',
    '127.0.0.1:5000:80',
    '127.0.0.1:',
    '127.0.0.1:x',
    '127.0.0.2',
    '0.0.0.0:5000',
    '192.168.1.5:5000',
    '[::]:5000',
    '[::1].evil.example',
    ' localhost',
    'localhost\n',
  ])('refuses %j', (host) => {
    expect(hostAllowed(host)).toBe(false);
  });
});

describe('originAllowed', () => {
  it.each([
    ['http://127.0.0.1:5000', '127.0.0.1:5000'],
    ['http://localhost:8000', 'localhost:8000'],
    ['http://LOCALHOST:8000', 'localhost:8000'],
  ])('takes %s at %s', (origin, host) => {
    expect(originAllowed(origin, host)).toBe(true);
  });
  it.each([
    [undefined, '127.0.0.1:5000'],
    ['null', '127.0.0.1:5000'],
    ['https://127.0.0.1:5000', '127.0.0.1:5000'],
    ['http://127.0.0.1:5001', '127.0.0.1:5000'],
    ['http://localhost:5000', '127.0.0.1:5000'],
    ['http://127.0.0.1:5000.evil.example', '127.0.0.1:5000'],
    ['http://evil.example', 'evil.example'],
    ['http://undefined', undefined],
    ['file://', '127.0.0.1:5000'],
  ])('refuses %s at %s', (origin, host) => {
    expect(originAllowed(origin, host)).toBe(false);
  });
});

describe('fileRequestAllowed', () => {
  const host = '127.0.0.1:5000';
  it.each([
    [{ host }, true],
    [{ host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, true],
    [{ host, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', origin: `http://${host}` }, true],
    [{ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, true],
    [{ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, false],
    [{ host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, false],
    [{ host, origin: 'http://evil.example' }, false],
    [{ host: 'evil.example' }, false],
    [{}, false],
  ])('%j: %s', (headers, allowed) => {
    expect(fileRequestAllowed(headers)).toBe(allowed);
  });
});

describe('resolveAppFile', () => {
  const root = resolve('/srv/window');
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8', false],
    ['/index.html', 'index.html', 'text/html; charset=utf-8', false],
    ['/assets/index-abc.js', 'assets/index-abc.js', 'text/javascript; charset=utf-8', true],
    ['/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8', true],
    ['/assets/mono.woff2', 'assets/mono.woff2', 'font/woff2', true],
    ['/icon.svg', 'icon.svg', 'image/svg+xml', false],
  ])('%s is %s', (pathname, file, contentType, immutable) => {
    expect(resolveAppFile(root, pathname)).toEqual({ path: resolve(root, file), contentType, immutable });
  });
  it.each([
    '',
    'index.html',
    '/..',
    '/../window2/index.html',
    '/../window/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/%2e%2e%5csecret.html',
    '/..\\secret.html',
    '/assets/../../secret.js',
    '/c:/secret.html',
    '/a.html%00.js',
    '/%',
    '/%ff.html',
    '/assets',
    '/assets/',
    '/a.map',
    '/a.exe',
    '/.env',
  ])('%s is nothing', (pathname) => {
    expect(resolveAppFile(root, pathname)).toBeUndefined();
  });
});

describe('contentSecurityPolicy', () => {
  it('allows our own files and nothing inline', () => {
    expect(contentSecurityPolicy('abc', ['ws://127.0.0.1:5000'])).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' ws://127.0.0.1:5000; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });
});

describe('the Electron shell', () => {
  const strangeUrls = [
    '',
    'about:blank',
    'app:',
    'app://',
    'app://switchboard.evil.example/',
    'app://evil/',
    'app://user@switchboard/',
    'APP2://switchboard/',
    'file:///app/index.html',
    'http://switchboard/',
    'https://switchboard/',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:app://switchboard/0-0',
    'devtools://devtools/bundled/inspector.html',
    'not a url',
  ];

  it.each(['app://switchboard/', 'app://switchboard/index.html#/plan/1'])('navigates to %s', (url) => {
    expect(isAllowedNavigation(url)).toBe(true);
  });
  it.each(strangeUrls)('does not navigate to %j', (url) => {
    expect(isAllowedNavigation(url)).toBe(false);
  });

  it.each([
    ['https://learn.microsoft.com/windows-hardware/drivers/debugger/', 'open-in-browser'],
    ['https://sourceware.org/gdb/', 'open-in-browser'],
    ['http://learn.microsoft.com/', 'deny'],
    ['https://learn.microsoft.com.evil.example/', 'deny'],
    ['https://learn.microsoft.com@evil.example/', 'deny'],
    ['https://user@learn.microsoft.com/', 'deny'],
    ['https://evil.example/?https://learn.microsoft.com/', 'deny'],
    ['file:///c:/windows/system32/calc.exe', 'deny'],
    ['ms-msdt:/id', 'deny'],
    ['app://switchboard/', 'deny'],
    ['', 'deny'],
  ])('%s: %s', (url, verdict) => {
    expect(windowOpenVerdict(url)).toBe(verdict);
  });

  it.each([
    ['clipboard-sanitized-write', true],
    ['clipboard-read', true],
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['openExternal', false],
    ['fullscreen', false],
    ['hid', false],
    ['constructor', false],
  ])('permission %s: %s', (permission, allowed) => {
    expect(isAllowedPermission(permission, 'app://switchboard/')).toBe(allowed);
    expect(isAllowedPermission(permission, 'https://evil.example/')).toBe(false);
  });

  it('trusts the main frame of our page only', () => {
    const url = 'app://switchboard/index.html';
    expect(isTrustedSender({ url, parent: null })).toBe(true);
    expect(isTrustedSender({ url, parent: { url } })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    for (const strange of strangeUrls) expect(isTrustedSender({ url: strange, parent: null })).toBe(false);
  });
});
