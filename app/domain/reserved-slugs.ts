/** First parts of addresses that are the installation's own: no roadmap can have one of them as its slug. */
const reserved = new Set([
	"accessibility",
	"account",
	"administration",
	"api",
	"archived-roadmaps",
	"assets",
	"collab",
	"cookies",
	"embed",
	"follow",
	"healthz",
	"help",
	"invitation",
	"live",
	"logo",
	"metrics",
	"new-roadmap",
	"oembed",
	"privacy",
	"readyz",
	"robots",
	"settings",
	"sign-in",
	"sign-out",
	"sitemap",
	"workspace",
]);

/** Whether the address of a roadmap with this slug would be that of another page. */
export const isReservedSlug = (slug: string): boolean => reserved.has(slug);
