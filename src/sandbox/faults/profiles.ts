import { pageFault, statusFault, type Action } from './fault.ts';

/** One thing that goes wrong by chance. */
export interface Risk {
  readonly probability: number;
  /** Reads have nothing to lose, so some risks are for writes alone. */
  readonly writesOnly: boolean;
  readonly actions: readonly [Action, ...Action[]];
}

/** Trouble that comes in one piece: within every `every` requests, `from` to `to` of them in a row fail. */
export interface Bursts {
  readonly every: number;
  readonly from: number;
  readonly to: number;
  readonly actions: readonly [Action, ...Action[]];
}

/** A weather for the API to have. */
export interface Profile {
  readonly name: string;
  readonly risks: readonly Risk[];
  readonly bursts: Bursts | null;
}

const oops = statusFault(500, {
  Status: 500,
  Message: 'Ooops! Something went wrong and we could not complete your request.',
  Value: null,
  OpenInDialog: false,
  OpenInWindow: false,
  RedirectURL: null,
  JavaScript: null,
  UpdatedOn: null,
  UpdatedBy: null,
  Errors: null,
  WasSuccessful: false,
});
const broken = statusFault(500, { Message: 'An error has occurred.' });
const badGateway = pageFault(502, 'Bad Gateway');
const unavailable = pageFault(503, 'Service Unavailable');
const gatewayTimeout = pageFault(504, 'Gateway Time-out');

const any = (probability: number, ...actions: [Action, ...Action[]]): Risk => ({
  probability,
  writesOnly: false,
  actions,
});
const onWrite = (probability: number, ...actions: [Action, ...Action[]]): Risk => ({
  probability,
  writesOnly: true,
  actions,
});

/** Every profile that `--faults` knows. */
export const profiles: readonly Profile[] = [
  { name: 'calm', risks: [], bursts: null },
  {
    name: 'flaky',
    risks: [any(0.01, oops, broken), any(0.005, badGateway), any(0.005, { kind: 'reset' })],
    bursts: null,
  },
  {
    name: 'storm',
    risks: [],
    bursts: { every: 100, from: 5, to: 15, actions: [oops, broken, unavailable, gatewayTimeout, badGateway] },
  },
  {
    name: 'lossy',
    risks: [
      onWrite(0.02, { kind: 'apply-then-reset' }),
      onWrite(0.005, { kind: 'apply-then-hang' }),
      any(0.005, { kind: 'hang' }, gatewayTimeout),
    ],
    bursts: null,
  },
  {
    name: 'refusing',
    risks: [
      onWrite(
        0.05,
        { kind: 'refuse', message: 'This record cannot be changed because it has already been invoiced.' },
        { kind: 'refuse', message: 'The contract is locked by a pending renewal.' },
      ),
    ],
    bursts: null,
  },
];
