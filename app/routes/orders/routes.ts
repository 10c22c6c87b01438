import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const orderRoutes: RouteConfigEntry[] = [
  route('cart', 'routes/orders/cart/route.tsx'),
  route('checkout', 'routes/orders/checkout/route.tsx'),
  route('orders', 'routes/orders/orders/route.tsx'),
  route('orders/:number', 'routes/orders/order/route.tsx'),
  route('orders/:number/order-sheet.pdf', 'routes/orders/order-sheet/route.ts'),
  route('orders/:number/build-report.pdf', 'routes/orders/build-report/route.ts'),
  route('orders/:number/care-sheet.pdf', 'routes/orders/care-sheet/route.ts'),
  route('orders/:number/change', 'routes/orders/change/route.tsx'),
  route('orders/:number/changes/:change', 'routes/orders/review/route.tsx'),
  route('invoices/:number/invoice.pdf', 'routes/orders/invoice/route.ts'),
  route('invoices/:number/factur-x.xml', 'routes/orders/invoice-cii/route.ts'),
  route('invoices/:number/ubl.xml', 'routes/orders/invoice-ubl/route.ts'),
  route('delivery-notes/:number/delivery-note.pdf', 'routes/orders/delivery-note/route.ts'),
];
