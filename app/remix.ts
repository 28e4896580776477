/**
 * The one door to Remix for pages. Remix 2 ends in React Router 7: the day of the move is a change of this file.
 */
export type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
export type {
	ClientActionFunctionArgs,
	ClientLoaderFunctionArgs,
	ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
export {
	data,
	Form,
	isRouteErrorResponse,
	Link,
	Links,
	Meta,
	Outlet,
	RemixBrowser,
	RemixServer,
	redirect,
	Scripts,
	ScrollRestoration,
	useActionData,
	useLoaderData,
	useLocation,
	useMatches,
	useNavigation,
	useRevalidator,
	useRouteError,
} from "@remix-run/react";
