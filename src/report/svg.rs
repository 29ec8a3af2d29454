//! The text of a picture in SVG. Colours and widths of lines are the style sheet's, by the classes of its parts.

use std::fmt::Write as _;

/// The text of an SVG in the making.
pub(super) struct Svg(String);

/// Which end of a text is at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    #[cfg(any(feature = "class", feature = "placement"))]
    Middle,
    End,
}

impl Svg {
    /// A picture that is called so.
    pub(super) fn new(class: &str, name: &str, width: i32, height: i32) -> Self {
        let name = escaped(name);
        Self(format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{name}\">"
        ))
    }

    /// With this as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    pub(super) fn end(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }

    pub(super) fn text(&mut self, class: &str, at: (i32, i32), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            #[cfg(any(feature = "class", feature = "placement"))]
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = at;
        let text = escaped(text);
        let _ = write!(
            self.0,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
        );
    }

    pub(super) fn rect(&mut self, class: &str, at: (i32, i32), size: (i32, i32), fill: Option<&str>) {
        let ((x, y), (width, height)) = (at, size);
        let fill = fill.map(|fill| format!(" fill=\"url(#{fill})\"")).unwrap_or_default();
        let _ = write!(
            self.0,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>"
        );
    }

    pub(super) fn path(&mut self, class: &str, d: &str) {
        let _ = write!(self.0, "<path class=\"{class}\" d=\"{d}\"/>");
    }

    /// A round mark.
    pub(super) fn dot(&mut self, class: &str, at: (i32, i32)) {
        let (x, y) = at;
        let _ = write!(self.0, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
