import { useBrand, useOrigin } from "../installation/brand.ts";

interface SocialTagsProps {
	title: string;
	description: string | undefined;
	/** The address of the page. */
	url: string;
}

/** What social networks show of a page that somebody links to (Open Graph). The picture is of our own shapes, and in `public/`. */
export function SocialTags({ title, description, url }: SocialTagsProps) {
	const { serviceName } = useBrand();
	const origin = useOrigin();
	const tags = {
		"og:type": "website",
		"og:site_name": serviceName,
		"og:locale": "en_GB",
		"og:title": title,
		"og:description": description,
		"og:url": url,
		"og:image": `${origin}/social.png`,
		"og:image:width": "1200",
		"og:image:height": "630",
		"og:image:alt": "An arrow that points up, above a row of milestones.",
	};
	return (
		<>
			{Object.entries(tags).map(([property, content]) =>
				content ? <meta key={property} property={property} content={content} /> : null,
			)}
			<meta name="twitter:card" content="summary_large_image" />
		</>
	);
}
