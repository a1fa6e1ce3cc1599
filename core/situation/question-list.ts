/**
 * The wizard's flow as data: five screens, their questions in order, and when each matters. No code decides what is asked, so the flow
 * can be drawn, and checked for questions that nobody can reach. What an answer does to a situation: answers.ts.
 */
import type { Rule } from '../methods/rules.ts';

export type Screen = 'what' | 'where' | 'reach' | 'symbols' | 'wishes';

/** What a question takes; null takes the answer back. */
export type Answer = string | number | boolean | [number, number] | null;

/** The question's answer is one of these; several conditions: all of them hold. */
export interface Condition {
  readonly question: QuestionId;
  readonly is: readonly Answer[];
}

export interface Option {
  readonly value: string | boolean;
  /** Plain words first. */
  readonly says: string;
  /** The field's term for it, second. */
  readonly term?: string;
}

export interface Question {
  readonly id: QuestionId;
  readonly screen: Screen;
  readonly title: string;
  readonly whyWeAsk: { readonly says: string; readonly rule: Rule };
  readonly when?: readonly Condition[];
  /** A choice has options; everything else is typed. */
  readonly takes: 'choice' | 'text' | 'number' | 'port' | 'password';
  readonly options?: readonly Option[];
  /** What holds as long as nobody answers. */
  readonly default: Answer;
}

export const questionIds = [
  'target.kind',
  'target.system',
  'target.pid',
  'target.image',
  'target.arguments',
  'target.folder',
  'target.service',
  'target.dumpPath',
  'target.needsKernelState',
  'wants.keepTarget',
  'where',
  'computers.name',
  'computers.address',
  'computers.person',
  'computers.tools',
  'computers.weak',
  'reach.forward',
  'reach.back',
  'reach.ports',
  'reach.slow',
  'symbols.on',
  'symbols.path',
  'symbols.confidential',
  'symbols.server',
  'prefer.password',
  'prefer.port',
  'prefer.transport',
  'wants.encryption',
  'wants.certificate',
  'wants.lowPrivilegeTarget',
  'wants.graphical',
  'wants.log',
] as const;
export type QuestionId = (typeof questionIds)[number];

const yesNo = (yes: string, no: string): readonly Option[] => [
  { value: true, says: yes },
  { value: false, says: no },
];

const process: Condition = { question: 'target.kind', is: ['running-process'] };
const program: Condition = { question: 'target.kind', is: ['new-process'] };
const elsewhere: Condition = { question: 'where', is: ['there'] };
const onWindows: Condition = { question: 'target.system', is: ['windows'] };

export const questions: readonly Question[] = [
  {
    id: 'target.kind',
    screen: 'what',
    title: 'What do you want to debug?',
    whyWeAsk: { says: 'Processes, dump files and kernels need different methods.', rule: '2.1' },
    takes: 'choice',
    options: [
      { value: 'running-process', says: 'A program that runs already', term: 'attach' },
      { value: 'new-process', says: 'A program to be started', term: 'create' },
      { value: 'service-start', says: 'A service, from its very start' },
      { value: 'logon-process', says: 'The logon process', term: 'WinLogon' },
      { value: 'csrss', says: 'The Windows subsystem', term: 'CSRSS' },
      { value: 'crash', says: 'The next program that crashes', term: 'postmortem' },
      { value: 'dump-file', says: 'A dump file' },
      { value: 'app-package', says: 'An app from a package', term: 'UWP' },
      { value: 'kernel', says: 'Windows itself or a driver', term: 'kernel' },
    ],
    default: 'running-process',
  },
  {
    id: 'target.system',
    screen: 'what',
    title: 'What kind of program is it?',
    whyWeAsk: { says: 'Linux programs are debugged through gdbserver.', rule: '2.15' },
    when: [{ question: 'target.kind', is: ['running-process', 'new-process'] }],
    takes: 'choice',
    options: [
      { value: 'windows', says: 'A Windows program' },
      { value: 'linux', says: 'A Linux program' },
    ],
    default: 'windows',
  },
  {
    id: 'target.pid',
    screen: 'what',
    title: 'Which process?',
    whyWeAsk: { says: 'Without a process id the commands show <PID>.', rule: '13.13' },
    when: [process],
    takes: 'number',
    default: null,
  },
  {
    id: 'target.image',
    screen: 'what',
    title: 'Which program?',
    whyWeAsk: { says: 'A running program is found by its name as well, if only one runs.', rule: '13.13' },
    when: [{ question: 'target.kind', is: ['running-process', 'new-process', 'service-start'] }],
    takes: 'text',
    default: null,
  },
  {
    id: 'target.arguments',
    screen: 'what',
    title: 'With which arguments?',
    whyWeAsk: {
      says: "The program comes last on the debugger's command line; what follows belongs to it.",
      rule: 'engine 8.2',
    },
    when: [program],
    takes: 'text',
    default: null,
  },
  {
    id: 'target.folder',
    screen: 'what',
    title: 'In which folder?',
    whyWeAsk: {
      says: 'A new program gets the working folder of the program that starts it.',
      rule: 'engine 8.2',
    },
    when: [program],
    takes: 'text',
    default: null,
  },
  {
    id: 'target.service',
    screen: 'what',
    title: 'Which service?',
    whyWeAsk: {
      says: 'The plan starts it again, so that the debugger sees its first instruction.',
      rule: '14.8',
    },
    when: [{ question: 'target.kind', is: ['service-start'] }],
    takes: 'text',
    default: null,
  },
  {
    id: 'target.dumpPath',
    screen: 'what',
    title: 'Where is the dump file?',
    whyWeAsk: { says: 'A dump is opened on its own computer; process servers open none.', rule: '2.6' },
    when: [{ question: 'target.kind', is: ['dump-file'] }],
    takes: 'text',
    default: null,
  },
  {
    id: 'target.needsKernelState',
    screen: 'what',
    title: 'Kernel state too?',
    whyWeAsk: {
      says: 'Seeing both together stops the whole computer, and only the kernel debugger can do it.',
      rule: '2.8',
    },
    when: [{ question: 'target.kind', is: ['running-process', 'new-process'] }, onWindows],
    takes: 'choice',
    options: yesNo('Yes, both together', 'No'),
    default: false,
  },
  {
    id: 'wants.keepTarget',
    screen: 'what',
    title: 'If our debugger dies',
    whyWeAsk: {
      says: 'A killed debugger takes its target with it, unless -pd prevents that.',
      rule: 'engine 8.6',
    },
    when: [process],
    takes: 'choice',
    options: yesNo('The program runs on', 'It may end'),
    default: true,
  },
  {
    id: 'where',
    screen: 'where',
    title: 'Where is it?',
    whyWeAsk: { says: 'On one computer nothing has to cross a network.', rule: '1.5' },
    takes: 'choice',
    options: [
      { value: 'here', says: 'On this computer' },
      { value: 'there', says: 'On another computer' },
    ],
    default: 'here',
  },
  {
    id: 'computers.name',
    screen: 'where',
    title: 'What is that computer called?',
    whyWeAsk: {
      says: 'Computers have names in all that follows, so that nobody mixes them up.',
      rule: '2.1',
    },
    when: [elsewhere],
    takes: 'text',
    default: 'SERVER',
  },
  {
    id: 'computers.address',
    screen: 'where',
    title: 'What is its address?',
    whyWeAsk: { says: 'The commands contain the address, or the name where there is none.', rule: '4.3' },
    when: [elsewhere],
    takes: 'text',
    default: null,
  },
  {
    id: 'computers.person',
    screen: 'where',
    title: 'Who is there?',
    whyWeAsk: {
      says: 'With nobody there the work must happen at your end, and a process server wins.',
      rule: '2.4',
    },
    when: [elsewhere],
    takes: 'choice',
    options: [
      { value: 'helper', says: 'A person who can help me', term: 'helper' },
      { value: 'starter', says: 'A person who starts one program, once', term: 'starter' },
      { value: 'nobody', says: 'Nobody' },
    ],
    default: 'helper',
  },
  {
    id: 'computers.tools',
    screen: 'where',
    title: 'Which debuggers are there?',
    whyWeAsk: {
      says: 'A debugger server needs a debugger there, a process server only dbgsrv.',
      rule: '2.1',
    },
    when: [elsewhere, onWindows],
    takes: 'choice',
    options: [
      { value: 'kit', says: 'The Debugging Tools for Windows', term: 'kit' },
      { value: 'store', says: 'WinDbg from the Store' },
      { value: 'none', says: 'None' },
    ],
    default: 'kit',
  },
  {
    id: 'computers.weak',
    screen: 'where',
    title: 'Can it carry a debugger?',
    whyWeAsk: { says: 'A computer too weak for a debugger can still run dbgsrv.', rule: '2.5' },
    when: [elsewhere, onWindows],
    takes: 'choice',
    options: yesNo('No, it is too weak', 'Yes'),
    default: false,
  },
  {
    id: 'reach.forward',
    screen: 'reach',
    title: 'Can you call it?',
    whyWeAsk: { says: 'The usual way: the server listens, you call.', rule: '2.1' },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes', 'No, a firewall is in the way'),
    default: true,
  },
  {
    id: 'reach.back',
    screen: 'reach',
    title: 'Can it call you?',
    whyWeAsk: {
      says: 'The debugger does not care who calls: if only the server can, it dials back.',
      rule: '2.2',
    },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes', 'No'),
    default: false,
  },
  {
    id: 'reach.ports',
    screen: 'reach',
    title: 'Which ports are open?',
    whyWeAsk: { says: 'The plan takes a port that the firewall lets through.', rule: '4.3' },
    when: [elsewhere],
    takes: 'port',
    default: null,
  },
  {
    id: 'reach.slow',
    screen: 'reach',
    title: 'Is the link slow?',
    whyWeAsk: {
      says: 'A smart client needs 150 round trips to its first prompt, a client 15.',
      rule: 'engine 14.4',
    },
    when: [elsewhere],
    takes: 'choice',
    options: yesNo('Yes, or far away', 'No'),
    default: false,
  },
  {
    id: 'symbols.on',
    screen: 'symbols',
    title: 'Where are the symbols?',
    whyWeAsk: { says: 'The engine reads them on the computer where it runs.', rule: '1.6' },
    takes: 'choice',
    options: [
      { value: 'public', says: 'Public symbols are enough' },
      { value: 'here', says: 'On this computer' },
      { value: 'there', says: 'On the computer of the program' },
    ],
    default: 'public',
  },
  {
    id: 'symbols.path',
    screen: 'symbols',
    title: 'Under which path?',
    whyWeAsk: { says: 'It becomes the symbol path of the engine.', rule: '1.6' },
    takes: 'text',
    default: null,
  },
  {
    id: 'symbols.confidential',
    screen: 'symbols',
    title: 'May they be copied?',
    whyWeAsk: { says: 'If they may not leave, the engine must come to them.', rule: '2.5' },
    when: [{ question: 'symbols.on', is: ['here', 'there'] }],
    takes: 'choice',
    options: yesNo('No, they stay where they are', 'Yes'),
    default: false,
  },
  {
    id: 'symbols.server',
    screen: 'symbols',
    title: 'Does the symbol server ask for a login?',
    whyWeAsk: { says: 'Through the kernel debugger logins fail.', rule: '2.9' },
    when: [{ question: 'target.needsKernelState', is: [true] }],
    takes: 'choice',
    options: [
      { value: 'none', says: 'There is none' },
      { value: 'open', says: 'No' },
      { value: 'authenticated', says: 'Yes' },
    ],
    default: 'none',
  },
  {
    id: 'prefer.password',
    screen: 'wishes',
    title: 'Password',
    whyWeAsk: { says: 'Without one, whoever reaches the port may join.', rule: '12.1' },
    when: [onWindows],
    takes: 'password',
    default: null,
  },
  {
    id: 'prefer.port',
    screen: 'wishes',
    title: 'Port',
    whyWeAsk: { says: "Any free port will do; 5005 is the documents' own.", rule: '4.3' },
    takes: 'port',
    default: null,
  },
  {
    id: 'prefer.transport',
    screen: 'wishes',
    title: 'Transport',
    whyWeAsk: { says: 'Only tcp and ssl can be dialled back.', rule: 'B1' },
    when: [onWindows],
    takes: 'choice',
    options: [
      { value: 'tcp', says: 'Network', term: 'tcp' },
      { value: 'npipe', says: 'Named pipe', term: 'npipe' },
      { value: 'com', says: 'Serial cable', term: 'com' },
    ],
    default: 'tcp',
  },
  {
    id: 'wants.encryption',
    screen: 'wishes',
    title: 'Encryption',
    whyWeAsk: { says: 'tcp, npipe and com send everything readable, the password too.', rule: '2.20' },
    when: [onWindows],
    takes: 'choice',
    options: yesNo('Needed', 'Not needed'),
    default: false,
  },
  {
    id: 'wants.certificate',
    screen: 'wishes',
    title: 'Certificate',
    whyWeAsk: { says: 'Both ends name the same one, by its name or thumbprint.', rule: '4.3' },
    when: [onWindows, { question: 'wants.encryption', is: [true] }],
    takes: 'text',
    default: null,
  },
  {
    id: 'wants.lowPrivilegeTarget',
    screen: 'wishes',
    title: 'Low rights for the program',
    whyWeAsk: { says: 'A program started by an elevated debugger is elevated too.', rule: '2.13' },
    when: [{ question: 'where', is: ['here'] }, onWindows, program],
    takes: 'choice',
    options: yesNo('Needed', 'Not needed'),
    default: false,
  },
  {
    id: 'wants.graphical',
    screen: 'wishes',
    title: 'WinDbg instead of CDB',
    whyWeAsk: { says: 'WinDbg opens its own window, outside of this one.', rule: '2.17' },
    when: [onWindows],
    takes: 'choice',
    options: yesNo('Yes', 'No'),
    default: false,
  },
  {
    id: 'wants.log',
    screen: 'wishes',
    title: 'Write a log',
    whyWeAsk: { says: 'It is written on the computer where the engine runs.', rule: '1.6' },
    when: [onWindows],
    takes: 'choice',
    options: yesNo('Yes', 'No'),
    default: false,
  },
];
