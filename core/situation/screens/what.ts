/** The screen "what": what is to be debugged, and what the program is called. */
import type { Condition, Question } from '../question.ts';
import { onWindows, program, yesNo } from './shared.ts';

const process: Condition = { question: 'target.kind', is: ['running-process'] };

export const what: readonly Question[] = [
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
];
