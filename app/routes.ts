/** Which file serves which URL; the URLs themselves are built in `app/utils/paths.ts`. */
import type { RouteConfig } from '@remix-run/route-config';
import { index } from '@remix-run/route-config';

export default [index('routes/home/route.tsx')] satisfies RouteConfig;
