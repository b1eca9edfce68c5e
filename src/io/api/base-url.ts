import { badBaseUrl } from '../../errors/target.ts';
import { quote } from '../../problems/quote.ts';

/** The base URL in its one form, without a slash behind it; what would send secrets unprotected is refused. */
export function parseBaseUrl(text: string): string {
  const url = parseUrl(text);
  if (url.username !== '' || url.password !== '')
    throw badBaseUrl('holds a user name or a password', 'leave them out; secrets come from the environment');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw badBaseUrl(
      `${quote(text)} would send secrets in the clear`,
      `write https://${url.host}; http is for this machine alone`,
    );
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse(text);
  if (url.search !== '' || url.hash !== '' || /\/api\/?$/i.test(url.pathname))
    throw badBaseUrl(`${quote(text)} holds more than the place`, `write ${url.origin}`);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** True for a base URL that only this machine answers to. */
export function isOnThisMachine(baseUrl: string): boolean {
  return isLoopback(new URL(baseUrl).hostname);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || url.hostname === '') throw refuse(text);
  return url;
}

// Before an @ there may be a password.
function refuse(text: string): Error {
  return badBaseUrl(
    `${quote(text.replace(/^.*@/s, ''))} is no address of a Nexudus`,
    'write it like https://spaces.nexudus.com',
  );
}
