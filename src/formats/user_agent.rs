//! What a browser's own name for itself says of it.

/// Signs of such browsers in their names: Android's view inside apps, Facebook, Instagram, Line and the like.
const SIGNS: [&str; 8] =
    ["; wv)", "FBAN/", "FBAV/", "Instagram", " Line/", "musical_ly", "BytedanceWebview", "VKAndroidApp"];

/// Whether a browser of that name shows pages inside another app.
pub fn is_embedded(name: &str) -> bool {
    let apple = ["iPhone", "iPad", "iPod"].iter().any(|device| name.contains(device));
    // On Apple's devices every browser says so; the view inside an app does not.
    let bare = apple && name.contains("AppleWebKit") && !name.contains("Safari/");
    bare || SIGNS.iter().any(|sign| name.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_inside_an_app_is_known_by_its_name() {
        for name in [
            "Mozilla/5.0 (Linux; Android 14; SM-A546E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/468.0]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1 Instagram 330.0",
        ] {
            assert!(is_embedded(name), "{name}");
        }
    }

    #[test]
    fn a_browser_of_its_own_is_no_view_inside_an_app() {
        for name in [
            "",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
        ] {
            assert!(!is_embedded(name), "{name}");
        }
    }
}
