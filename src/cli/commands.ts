import type { Command } from './command.ts';

/** A command before it is loaded; `--help` needs no more than this. */
export interface CommandEntry {
  readonly usage: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command there is, in the order of `nexload --help`. */
export const commands: readonly CommandEntry[] = [
  {
    usage: 'validate <inputs..>',
    summary: 'check files, no network at all',
    load: async () => (await import('./commands/validate.ts')).validateCommand,
  },
  {
    usage: 'plan <inputs..>',
    summary: 'what would change, against the live records; writes nothing',
    load: async () => (await import('./commands/plan.ts')).planCommand,
  },
  {
    usage: 'show <plan>',
    summary: 'look at a saved plan again; asks nobody and changes nothing',
    load: async () => (await import('./commands/show.ts')).showCommand,
  },
  {
    usage: 'apply <inputs..>',
    summary: 'do it: plan, confirm, send, verify, report',
    load: async () => (await import('./commands/apply.ts')).applyCommand,
  },
  {
    usage: 'resume [run]',
    summary: 'go on with a run that stopped (default: the latest)',
    load: async () => (await import('./commands/resume.ts')).resumeCommand,
  },
  {
    usage: 'rollback <run>',
    summary: 'put back what a run changed (shows its plan first, like apply)',
    load: async () => (await import('./commands/rollback.ts')).rollbackCommand,
  },
  {
    usage: 'template <resource>',
    summary: 'an empty CSV or XLSX with the right headers, hints and drop-downs',
    load: async () => (await import('./commands/template.ts')).templateCommand,
  },
  {
    usage: 'resources [name]',
    summary: 'the five record types and their fields',
    load: async () => (await import('./commands/resources.ts')).resourcesCommand,
  },
  {
    usage: 'sandbox',
    summary: 'a local pretend Nexudus',
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
  },
  {
    usage: 'login',
    summary: 'sign in once, so that later commands need no secrets',
    load: async () => (await import('./commands/login.ts')).loginCommand,
  },
  {
    usage: 'logout',
    summary: 'forget what login kept',
    load: async () => (await import('./commands/logout.ts')).logoutCommand,
  },
  {
    usage: 'whoami',
    summary: 'who is signed in, and what they may do',
    load: async () => (await import('./commands/whoami.ts')).whoamiCommand,
  },
  {
    usage: 'doctor',
    summary: 'check access from the address to a write, changing nothing',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  {
    usage: 'runs [action] [run]',
    summary: 'what was run, the newest first; show tells more of one, prune forgets the rows of old ones',
    load: async () => (await import('./commands/runs.ts')).runsCommand,
  },
  {
    usage: 'report <run>',
    summary: 'make the report of a run again',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
];
