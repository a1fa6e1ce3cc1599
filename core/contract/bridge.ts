/** The hand-over of the link in the Electron shell: all that preload knows. */

/** Channel between preload and main, and the message with which preload passes the port on to the page. */
export const portChannel = 'switchboard:port';

/** What the page finds as `window.switchboard`. */
export interface Bridge {
  /** Asks main for a new port; it arrives as a window message whose data is `portChannel`. */
  openPort(): void;
}
