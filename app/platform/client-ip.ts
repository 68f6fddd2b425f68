/**
 * Carries the client's address from the web server, which alone knows the trusted proxies, to the rate limits.
 * The web server overwrites it on every request, so that nobody can choose their own.
 */
export const CLIENT_IP_HEADER = "x-sangtao-client-ip";
