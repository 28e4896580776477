/** Where to go after signing in: a path of this site, or the workspace for anything else (other sites, `//host`, `/\host`). */
export function safeRedirect(wanted: string | null): string {
	const home = "/workspace";
	if (!wanted?.startsWith("/")) return home;
	const base = "http://own.invalid";
	const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
	if (url?.origin !== base) return home;
	// `/.//host` is a path of ours only until its dots are resolved.
	return url.pathname.startsWith("//") ? home : url.pathname + url.search + url.hash;
}
