/** The search and page of a list, from and to its address. */

export interface ListQuery {
  readonly search: string;
  readonly page: string | undefined;
}

/** As it stands in the address; services check it. */
export function listQuery(request: Request): ListQuery {
  const query = new URL(request.url).searchParams;
  return { search: query.get('search')?.trim() ?? '', page: query.get('page') ?? undefined };
}

/** The address of one page of a search. */
export function listHref(path: string, search: string, page: number): string {
  const query = new URLSearchParams();
  if (search) query.set('search', search);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
