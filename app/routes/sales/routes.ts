import type { RouteConfigEntry } from '@remix-run/route-config';
import { route } from '@remix-run/route-config';

export const salesRoutes: RouteConfigEntry[] = [
  route('sales/quotes', 'routes/sales/quotes/route.tsx'),
  route('sales/quotes/:number', 'routes/sales/quote/route.tsx'),
  route('sales/quotes/:number/quote.pdf', 'routes/sales/quote-pdf/route.ts'),
  route('sales/quotes/:number/difference', 'routes/sales/difference/route.tsx'),
  route('sales/promotions', 'routes/sales/promotions/route.tsx'),
  route('sales/promotions/new', 'routes/sales/new-promotion/route.tsx'),
  route('sales/promotions/:id', 'routes/sales/promotion/route.tsx'),
  route('sales/recommendations', 'routes/sales/recommendations/route.tsx'),
  route('sales/loyalty', 'routes/sales/loyalty/route.tsx'),
  route('sales/messages', 'routes/sales/messages/route.tsx'),
  route('sales/approvals', 'routes/sales/approvals/route.tsx'),
  route('sales/find', 'routes/sales/find/route.tsx'),
  route('q/:token', 'routes/offer/offer/route.tsx'),
  route('q/:token/quote.pdf', 'routes/offer/offer-pdf/route.ts'),
];
