/** The build report of an order as a PDF, for whoever may see the order, once a unit is shipped. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { buildReportPdf } from '#app/documents/build-report.pdf.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getBuildReport } from '#app/services/orders/get-build-report.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const report = await getBuildReport(actor, params['number'] ?? '');
    const { number } = report.order;
    const pdf = await buildReportPdf(report, `${actor.origin}${paths.order(number)}`);
    return pdfResponse(pdf, `build-report-${number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
