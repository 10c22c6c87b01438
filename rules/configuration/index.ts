/**
 * The façade of the engine: everything above `rules/` configures through these functions.
 *
 *   const compiled = compileFamily(publicFamily(family), { priceListId });
 *   const literals = await evaluateContext(family, compiled, facts);   // server only
 *   const configurator = openConfigurator(compiled, literals);
 *   configurator.state(decisions); configurator.explain(decisions, 'motor', 'hub-45'); …
 */
