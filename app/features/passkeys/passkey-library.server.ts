/** The library that checks passkeys, loaded when somebody first uses one: it brings much that nobody else needs. */
export const passkeyLibrary = () => import("@simplewebauthn/server");
