import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

export default [
	layout("routes/workspace/layout.tsx", [
		...prefix("workspace", [
			index("routes/workspace/home.tsx"),
			route("settings", "routes/workspace/settings.tsx"),
			route("settings/editor", "routes/workspace/editor-settings.ts"),
			route(":roadmap", "routes/workspace/roadmap.tsx"),
			...prefix(":roadmap/actions/:action", [
				index("routes/workspace/action.tsx"),
				route("due-date", "routes/workspace/due-date.tsx"),
				route("milestones/:milestone", "routes/workspace/milestone.tsx"),
				route("owner", "routes/workspace/owner.tsx"),
				route("narrative", "routes/workspace/narrative.tsx"),
				route("publish", "routes/workspace/publish.tsx"),
				route("who-wrote", "routes/workspace/who-wrote.tsx"),
				route("versions", "routes/workspace/versions.tsx"),
				route("versions/compare", "routes/workspace/version-compare.tsx"),
				route("versions/:version", "routes/workspace/version.tsx"),
				route("versions/:version/restore", "routes/workspace/version-restore.tsx"),
				route("comments", "routes/workspace/comments.tsx"),
				route("comments/data", "routes/workspace/comments-data.ts"),
			]),
		]),
	]),
	layout("routes/public/layout.tsx", [
		index("routes/public/home.tsx"),
		route("sign-in", "routes/public/sign-in.tsx"),
		route("sign-out", "routes/public/sign-out.ts"),
		route("help", "routes/public/help.tsx"),
		route("accessibility", "routes/public/accessibility.tsx"),
		route("cookies", "routes/public/cookies.tsx"),
		route("privacy", "routes/public/privacy.tsx"),
		route(":roadmap", "routes/public/roadmap.tsx"),
		route(":roadmap/workstreams/:workstream", "routes/public/workstream.tsx"),
		route(":roadmap/actions/:action", "routes/public/action.tsx"),
	]),
	route(".well-known/security.txt", "routes/public/security-txt.ts"),
	route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
