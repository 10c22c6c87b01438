/** The build sheet as a PDF, for the workshop; each download counts as a printing. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { buildSheetPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { presentBuildSheet } from '#app/presenters/build-sheet.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';
import { isPrinting } from '#app/utils/printing.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const query = new URL(request.url).searchParams;
    const position = Number(query.get('line') ?? 1);
    const unit = Number(query.get('unit') ?? 1);
    const { document, options } = await presentBuildSheet(
      await loadActor(request, context),
      params['number'] ?? '',
      { position, unit },
      isPrinting(request),
    );
    const name = options.workOrder?.number ?? `${document.number}-${position}-${unit}`;
    return pdfResponse(await buildSheetPdf(document, options), `build-sheet-${name}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
