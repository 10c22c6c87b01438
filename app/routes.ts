/** Which file serves which URL, by area; the URLs themselves are built in `app/utils/paths.ts`. */
import type { RouteConfig } from '@remix-run/route-config';
import { configuratorRoutes } from './routes/configurator/routes.ts';
import { messageRoutes } from './routes/messages/routes.ts';
import { orderRoutes } from './routes/orders/routes.ts';
import { salesRoutes } from './routes/sales/routes.ts';
import { shopRoutes } from './routes/shop/routes.ts';
import { staffRoutes } from './routes/staff/routes.ts';
import { workshopRoutes } from './routes/workshop/routes.ts';

export default [
  ...shopRoutes,
  ...configuratorRoutes,
  ...orderRoutes,
  ...messageRoutes,
  ...staffRoutes,
  ...salesRoutes,
  ...workshopRoutes,
] satisfies RouteConfig;
