import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const staffRoutes: RouteConfigEntry[] = [
  route('sales/customers', 'routes/staff/customers/route.tsx'),
  route('sales/value', 'routes/staff/customer-values/route.tsx'),
  route('sales/insights', 'routes/staff/insights/route.tsx'),
  route('sales/treatments', 'routes/staff/treatments/route.tsx'),
  route('sales/customers/new', 'routes/staff/new-customer/route.tsx'),
  route('sales/customers/:id', 'routes/staff/customer/route.tsx'),
  route('sales/customers/:id/invoices', 'routes/staff/customer-invoices/route.tsx'),
  route('sales/customers/:id/points', 'routes/staff/customer-points/route.tsx'),
  route('sales/customers/:id/terms', 'routes/staff/customer-terms/route.tsx'),
  route('sales/customers/:id/privacy', 'routes/staff/customer-privacy/route.tsx'),
  route('sales/duplicates', 'routes/staff/duplicates/route.tsx'),
  route('sales/duplicates/:kept/:given', 'routes/staff/duplicate/route.tsx'),
  route('production', 'routes/staff/queue/route.tsx'),
  route('production/:number', 'routes/staff/production-order/route.tsx'),
  route('production/:number/build-sheet.pdf', 'routes/staff/build-sheet/route.ts'),
  route('production/:number/pick-list.pdf', 'routes/staff/pick-list/route.ts'),
  route('admin/users', 'routes/staff/users/route.tsx'),
  route('admin/outbox', 'routes/staff/outbox/route.tsx'),
  route('admin/outbox/:id', 'routes/staff/mail/route.tsx'),
];
