import { getShape } from '../shapes/get-shape.ts';
import type { Shape } from '../shapes/shape.ts';
import { partsOf } from './incoming.ts';

/** What lives at a path. */
export type Route =
  | { readonly kind: 'token' | 'me' | 'enums' | 'front' | 'nowhere' }
  | { readonly kind: 'control'; readonly parts: readonly string[] }
  | { readonly kind: 'collection'; readonly shape: Shape }
  /** The id is null where the path's last part is no number: such a record cannot be there. */
  | { readonly kind: 'record'; readonly shape: Shape; readonly id: number | null };

/** Finds what lives at a path, written in any case, with or without a slash behind it. */
export function routeOf(path: string): Route {
  const parts = partsOf(path);
  const [first, second, name = '', last] = parts;
  if (first === undefined) return { kind: 'front' };
  if (first === 'sandbox') return { kind: 'control', parts: parts.slice(1) };
  if (first !== 'api') return { kind: 'nowhere' };
  if (second === 'billing' && parts.length <= 4) return billingRoute(name, last);
  return namedRoutes.get(parts.slice(1).join('/')) ?? { kind: 'nowhere' };
}

/** The methods that a route answers; none means any. */
export function methodsOf(route: Route): readonly string[] {
  switch (route.kind) {
    case 'token':
      return ['POST'];
    case 'me':
    case 'enums':
    case 'front':
      return ['GET', 'HEAD'];
    case 'collection':
      return ['GET', 'HEAD', 'POST', 'PUT'];
    case 'record':
      return ['GET', 'HEAD', 'PUT', 'DELETE'];
    case 'control':
    case 'nowhere':
      return [];
  }
}

const namedRoutes: ReadonlyMap<string, Route> = new Map([
  ['token', { kind: 'token' }],
  ['auth/me', { kind: 'me' }],
  ['utils/enums', { kind: 'enums' }],
]);

function billingRoute(name: string, last: string | undefined): Route {
  const shape = getShape(name);
  // The slug and the entity's name are ours; the API knows the last part of the path alone.
  if (shape === undefined || !shape.resource.path.endsWith(`/${name}`)) return { kind: 'nowhere' };
  if (last === undefined) return { kind: 'collection', shape };
  return { kind: 'record', shape, id: /^\d{1,10}$/.test(last) ? Number(last) : null };
}
