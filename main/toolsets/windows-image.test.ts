import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arm64, fakeImage, x64, x86 } from './testing/fake-machine.ts';
import { imageFacts } from './windows-image.ts';

const factsOf = (bytes: Uint8Array) =>
  imageFacts(async (offset, length) => bytes.subarray(offset, offset + length));

describe('imageFacts', () => {
  it.each([
    [x64, 'x64'],
    [x86, 'x86'],
    [arm64, 'arm64'],
  ])('reads architecture %d and the version', async (machine, architecture) => {
    expect(await factsOf(fakeImage(machine, [10, 0, 29507, 1001]))).toEqual({
      architecture,
      version: '10.0.29507.1001',
    });
  });

  it('is not misled by the version of another program among the resources', async () => {
    expect((await factsOf(fakeImage(x64, [10, 0, 29507, 1001], true))).version).toBe('10.0.29507.1001');
  });

  it('knows nothing about other files', async () => {
    expect(await factsOf(Buffer.from('#!/bin/sh\necho no program\n'.repeat(10)))).toEqual({});
    expect(await imageFacts(async () => undefined)).toEqual({});
  });

  it('answers for damaged and cut files, too', async () => {
    const damage = fc.array(fc.tuple(fc.nat(1023), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(1024), async (changes, length) => {
        const bytes = Buffer.from(fakeImage(x64, [10, 0, 1, 1]));
        for (const [at, value] of changes) bytes[at] = value;
        const { version = '1.2.3.4' } = await factsOf(bytes.subarray(0, length));
        expect(version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      }),
    );
  });
});
