/** The build report of an order as a PDF: for each unit its numbered parts and its checks. */
import type { BuildReport } from '#app/services/orders/get-build-report.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { buildReportView } from './build-report.view-model.ts';
import { documentSheet } from './document-sheet.ts';
import { drawFacts, drawTitle } from './layout/facts.ts';
import { mm } from './layout/sheet.ts';
import { drawTable } from './layout/table.ts';

export function buildReportPdf(report: BuildReport, orderUrl: string): Promise<Uint8Array> {
  const view = buildReportView(report, orderUrl, workshopDay);
  const { messages } = view;
  const sheet = documentSheet(view);
  drawTitle(sheet, view.title, view.subtitle, { text: view.orderUrl, alt: messages.lookUp });
  drawFacts(sheet, view.facts, 3);
  for (const unit of view.units) {
    sheet.y += mm(6);
    sheet.heading('H2', unit.heading, mm(45));
    drawFacts(sheet, unit.facts, 3);
    sheet.y += mm(3);
    sheet.heading('H3', messages.numberedParts);
    if (unit.parts.length === 0) sheet.paragraph(messages.noNumbers);
    else {
      drawTable(
        sheet,
        [
          { title: messages.part, share: 6 },
          { title: messages.partNumber, share: 3 },
          { title: messages.numbers, share: 5 },
        ],
        unit.parts.map((cells) => ({ cells })),
      );
    }
    if (unit.checks.length === 0) continue;
    sheet.y += mm(3);
    sheet.heading('H3', messages.checks);
    drawTable(
      sheet,
      [
        { title: messages.operation, share: 3 },
        { title: messages.checks, share: 6 },
        { title: messages.limits, share: 3 },
        { title: messages.result, share: 3 },
      ],
      unit.checks.map((cells) => ({ cells })),
    );
  }
  return sheet.finish();
}
