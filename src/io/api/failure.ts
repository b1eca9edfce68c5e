import type { Answer } from './answer.ts';

type Failure = Exclude<Answer, { kind: 'answered' }>;

/** What went wrong with a request, by its code alone: the library's own error carries headers, and with them secrets. */
export function failureOf(error: unknown, { timeoutMs }: { readonly timeoutMs: number }): Failure {
  if (error instanceof Error && error.name === 'TimeoutError')
    return { kind: 'silent', reason: 'timeout', message: `no answer came within ${saySeconds(timeoutMs)}` };
  const reason = codeOf(error);
  const unsent = neverReached[reason] ?? certificateTrouble(reason);
  // A connection that was never made cannot have carried anything.
  if (unsent !== null) return { kind: 'unsent', reason, message: unsent };
  if (isConnecting(error)) return { kind: 'unsent', reason, message: 'no connection could be made' };
  return { kind: 'silent', reason, message: broken[reason] ?? `the connection failed (${reason})` };
}

function saySeconds(ms: number): string {
  return ms === 1000 ? '1 second' : `${ms / 1000} seconds`;
}

const neverReached: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name service does not answer, so the host cannot be found',
  ECONNREFUSED: 'nothing listens there',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no network',
  EPROTO: 'it does not speak TLS as https needs it',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS as https needs it',
};

const broken: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection broke off before the answer',
  EPIPE: 'the connection broke off before the answer',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection broke off in the middle of the answer',
};

const certificateProblems: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody we trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by nobody we trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody we trust',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

/** What is wrong with a certificate, by the code of the failure; null for other failures. */
export function certificateTrouble(reason: string): string | null {
  const isOther = !/CERT|^UNABLE_TO_|^CRL_|^HOSTNAME_MISMATCH$/.test(reason);
  return certificateProblems[reason] ?? (isOther ? null : `its certificate cannot be trusted (${reason})`);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : 'no code';
}

function isConnecting(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return [error, cause].some((one) => one instanceof Error && 'syscall' in one && one.syscall === 'connect');
}
