import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { launchEnvironment } from './launch-environment.ts';

describe('the environment of a started program', () => {
  it.each([
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_NO_ATTACH_CONSOLE',
    'NODE_OPTIONS',
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'NODE_UNIQUE_ID',
    'TMUX',
    'COLUMNS',
    'TERM_PROGRAM',
  ])('does not contain %s', (name) => {
    expect(launchEnvironment({ [name]: 'x', HOME: '/home/u' }, {})).toEqual({
      HOME: '/home/u',
      TERM: 'xterm-256color',
    });
  });

  it('takes what the toolset adds over what was there', () => {
    const environment = launchEnvironment(
      { WINEPREFIX: 'old', PATH: '/bin' },
      { WINEPREFIX: 'new', TERM: 'dumb' },
    );
    expect(environment).toEqual({ PATH: '/bin', WINEPREFIX: 'new', TERM: 'dumb' });
  });

  it('has one Path on Windows and two variables elsewhere', () => {
    expect(launchEnvironment({ Path: 'C:\\a' }, { PATH: 'C:\\b' }, 'win32')).toEqual({
      PATH: 'C:\\b',
      TERM: 'xterm-256color',
    });
    expect(launchEnvironment({ Path: '/a' }, { PATH: '/b' }, 'linux')).toEqual({
      Path: '/a',
      PATH: '/b',
      TERM: 'xterm-256color',
    });
  });

  it('leaves no missing value as text', () => {
    expect(launchEnvironment({ EMPTY: undefined }, {})).toEqual({ TERM: 'xterm-256color' });
  });

  it('keeps a program running that needs nothing but its path', () => {
    const environment = launchEnvironment({ ...process.env, NODE_OPTIONS: '--no-such-option' }, {});
    expect(execFileSync(process.execPath, ['-p', '6 * 7'], { env: environment, encoding: 'utf8' })).toBe(
      '42\n',
    );
  });
});
