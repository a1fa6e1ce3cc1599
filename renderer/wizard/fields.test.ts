import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSituation } from '../../core/situation/defaults.ts';
import { parseSituation } from '../../core/situation/parse.ts';
import { moveTarget } from './answers.ts';
import {
  addressField,
  computerNameField,
  faultOf,
  firstFault,
  passwordField,
  pidField,
  portField,
  reachPortsField,
  typedFields,
} from './fields.ts';

const situation = moveTarget(newSituation({ name: 'TECH', os: 'windows' }), undefined);

describe('bad input gets one sentence with the field, the value and what is right', () => {
  it.each([
    [pidField, 'abc', 'PID is "abc": a process id is a whole number from 1 to 4294967295.'],
    [pidField, '0', 'PID is "0": a process id is a whole number from 1 to 4294967295.'],
    [
      portField,
      '70000',
      'Port is "70000": a port is a whole number from 1 to 65535, a range is written 5005-5010.',
    ],
    [portField, '0', 'Port is "0": a port is a whole number from 1 to 65535, a range is written 5005-5010.'],
    [
      portField,
      '5010:5000',
      'Port is "5010:5000": a port is a whole number from 1 to 65535, a range is written 5005-5010.',
    ],
    [portField, '5010-5000', 'Port is "5010-5000": a range goes from the lower to the higher port.'],
    [passwordField, 'a123456789012', 'A password has at most 12 characters; this one has 13.'],
    [passwordField, 'a,b', 'A password has letters and digits only; this one has a comma.'],
    [passwordField, 'a b', 'A password has letters and digits only; this one has a space.'],
    [computerNameField(1), 'tech', 'Name is "tech": another computer has this name already.'],
    [computerNameField(1), '', 'A computer needs a name.'],
  ])('%o %j', (field, text, says) => expect(faultOf(field, text, situation)).toBe(says));
});

describe('typed answers', () => {
  it.each([
    [pidField, '4312', '4312'],
    [portField, '5005', '5005'],
    [portField, '5005-5010', '5005-5010'],
    [portField, ' 5005 - 5010 ', '5005-5010'],
    [reachPortsField('TECH', 'TARGET'), '443', '443'],
    [addressField(1), '198.51.100.17', '198.51.100.17'],
    [computerNameField(1), 'SRVBOX', 'SRVBOX'],
  ])('%o takes %j', (field, text, read) => {
    expect(faultOf(field, text, situation)).toBeUndefined();
    expect(field.read(field.write(situation, text.trim()))).toBe(read);
  });

  it('that are valid give a valid situation, whatever is typed', () => {
    const fields = typedFields(situation);
    fc.assert(
      fc.property(fc.nat(fields.length - 1), fc.string({ maxLength: 20 }), (index, text) => {
        const field = fields[index];
        if (!field || faultOf(field, text, situation)) return;
        const written = field.write(situation, text.trim() || undefined);
        const parsed = parseSituation(written);
        expect(parsed.ok, parsed.ok ? '' : JSON.stringify(parsed.error)).toBe(true);
      }),
    );
  });

  it('make a loopback address a computer whose steps run here, and another one not', () => {
    const here = addressField(1).write(situation, '127.0.0.1');
    expect(here.computers[1]?.access).toBe('here');
    expect(addressField(1).write(here, '198.51.100.17').computers[1]?.access).toBe('by-hand');
    expect(addressField(0).write(situation, '127.0.0.1').computers[0]?.access).toBe('here');
  });

  it('that are wrong keep a plan from starting', () => {
    expect(firstFault(situation, {})).toBeUndefined();
    expect(firstFault(situation, { 'prefer.port': '5005 ' })).toBeUndefined();
    expect(firstFault(situation, { 'prefer.port': '70000' })?.field).toBe(portField);
  });
});
