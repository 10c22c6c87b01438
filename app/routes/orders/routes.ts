import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const orderRoutes: RouteConfigEntry[] = [
  route('cart', 'routes/orders/cart/route.tsx'),
  route('checkout', 'routes/orders/checkout/route.tsx'),
  route('orders', 'routes/orders/orders/route.tsx'),
  route('orders/:number', 'routes/orders/order/route.tsx'),
  route('orders/:number/order-sheet.pdf', 'routes/orders/order-sheet/route.ts'),
];
