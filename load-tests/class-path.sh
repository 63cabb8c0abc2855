# Sourced by the commands here: builds the load tests where a source has changed, and tells the class path.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

class_path() {
    local lib=$home/load-tests/target/dist stamp=$home/load-tests/target/dist/built
    if [[ ! -f $stamp ]] || [[ -n $(find "$home"/pom.xml "$home"/{config,operators,persistence,connectors,actors,app,load-tests}/{pom.xml,src/main} \
        -newer "$stamp" -type f -print -quit) ]]; then
        echo "Building the load tests (once, a minute or two) ..." >&2
        mkdir -p "$home/load-tests/target"
        if ! mvn -B -q -f "$home/pom.xml" -pl load-tests -am -DskipTests -Dquick package >"$home/load-tests/target/build.log" 2>&1; then
            cat "$home/load-tests/target/build.log" >&2
            exit 1
        fi
        rm -rf "$lib" && mkdir -p "$lib"
        cp "$home"/load-tests/target/quick/lib/*.jar "$lib/"
        touch "$stamp"
    fi
    echo "$lib/*"
}
