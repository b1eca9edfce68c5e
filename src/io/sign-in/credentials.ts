import * as errors from '../../errors/sign-in.ts';

/** What somebody may sign in with. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'command'; readonly command: string }
  | ({ readonly kind: 'basic' } & User)
  | ({ readonly kind: 'password'; readonly totp: string } & User)
  /** What `nexload login` left. */
  | { readonly kind: 'stored' };

/** A user with the password. */
export interface User {
  readonly username: string;
  readonly password: string;
}

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How the options want it. */
export interface CredentialOptions {
  readonly isBasic: boolean;
  readonly tokenCommand: string | null;
}

/** The credentials that the options and the environment give; the nearest to the command line go first. */
export function readCredentials(env: Environment, { isBasic, tokenCommand }: CredentialOptions): Credentials {
  const user = readUser(env);
  if (isBasic) return basicOf(user);
  if (tokenCommand !== null) return { kind: 'command', command: tokenCommand };
  const token = env['NEXLOAD_TOKEN']?.trim() ?? '';
  if (token !== '' && !isToken(token)) throw errors.unusableSecret('NEXLOAD_TOKEN', 'holds what no token can hold');
  if (token !== '') return { kind: 'token', token };
  if (user !== null) return { kind: 'password', ...user, totp: env['NEXLOAD_TOTP']?.trim() ?? '' };
  return { kind: 'stored' };
}

/** Null where the environment names no user. */
function readUser(env: Environment): User | null {
  const username = env['NEXLOAD_USERNAME']?.trim() ?? '';
  const password = env['NEXLOAD_PASSWORD'] ?? '';
  if (username === '' && password === '') return null;
  if (username === '') throw errors.halfASignIn('NEXLOAD_PASSWORD', 'NEXLOAD_USERNAME');
  if (password === '') throw errors.halfASignIn('NEXLOAD_USERNAME', 'NEXLOAD_PASSWORD');
  return { username, password };
}

/** True for text that can stand in a header as a token. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7E]+$/.test(text);
}

function basicOf(user: User | null): Credentials {
  if (user === null) throw errors.basicNeedsUser();
  if (user.username.includes(':'))
    throw errors.unusableSecret('NEXLOAD_USERNAME', 'holds a colon, which Basic cannot carry');
  return { kind: 'basic', ...user };
}
