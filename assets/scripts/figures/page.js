/* What every page with figures loads, in the order in which it hears what a reader does. */
import "./address.js";
import "./share.js";
import "./years.js";
import "../shared/terms.js";
import "./takeover.js";
import "./live.js";
import "./together.js";
import "../shared/menus.js";
