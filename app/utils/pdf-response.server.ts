/**
 * A PDF as an answer: shown in the browser, named when it is saved, and never kept by anything
 * between here and its reader, since it holds a customer's name and address.
 */
export function pdfResponse(pdf: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
      'Content-Length': String(pdf.byteLength),
      'Cache-Control': 'private, no-store',
    },
  });
}
