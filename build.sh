#!/usr/bin/env bash
# Builds, tests and shows SymblPS on Linux and macOS. Needs the .NET SDK 10 and nothing else; build.ps1 is its twin for any pwsh.
#   bash build.sh [build|test|demo|docs|coverage|bench|accuracy|pack|clean] [-- arguments of the task]
set -euo pipefail
caller=$PWD
cd "$(dirname "$0")"

configuration=Release
task=${1:-build}
[ $# -gt 0 ] && shift
[ "${1:-}" = "--" ] && shift

# Test projects in the order of their dependencies: what a failure breaks comes after it.
test_projects="Symbl.Speech.Tests SymblPS.Client.Tests Symbl.LocalServer.Tests SymblPS.Cmdlets.Tests"

if ! command -v dotnet >/dev/null 2>&1; then
    echo "build.sh needs the .NET SDK 10 on the PATH: https://dotnet.microsoft.com/download" >&2
    exit 1
fi

# The commands that start a full PowerShell, or nothing: on the PATH, else as the .NET tool of .config/dotnet-tools.json.
find_pwsh() {
    if command -v pwsh >/dev/null 2>&1; then
        echo pwsh
    elif [ -z "${SYMBLPS_NO_PWSH_TOOL:-}" ] && dotnet tool restore >/dev/null 2>&1; then
        echo "dotnet tool run pwsh --"
    fi
}

build() { dotnet build "$1" --configuration "$configuration" --nologo --verbosity quiet; }

run_tests() {
    build SymblPS.sln
    local passed=0 failed=0 skipped=0 project log line
    mkdir -p output/test
    for project in $test_projects; do
        log="output/test/$project.log"
        echo "== $project"
        # A runner that ends badly without a summary counts as one failure: silence must not look like success.
        dotnet "tests/$project/bin/$configuration/net10.0/$project.dll" -noLogo "$@" 2>&1 | tee "$log" | grep -vE '^\s*$' || true
        line=$(sed $'s/\x1b\\[[0-9;]*m//g' "$log" | grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' | tail -n 1 || true)
        if [ -z "$line" ]; then
            failed=$((failed + 1))
            continue
        fi
        local total errors fails skips
        total=$(sed -E 's/.*Total: ([0-9]+).*/\1/' <<<"$line")
        errors=$(sed -E 's/.*Errors: ([0-9]+).*/\1/' <<<"$line")
        fails=$(sed -E 's/.*Failed: ([0-9]+).*/\1/' <<<"$line")
        skips=$(sed -E 's/.*Skipped: ([0-9]+).*/\1/' <<<"$line")
        passed=$((passed + total - fails - skips))
        failed=$((failed + fails + errors))
        skipped=$((skipped + skips))
    done

    local shell
    shell=$(find_pwsh)
    if [ -z "$shell" ]; then
        echo "Left out: the Pester suite, because no pwsh is on the PATH and the PowerShell tool cannot be restored."
    else
        echo "== Pester"
        line=$($shell -NoProfile -NonInteractive -File tests/Pester/Invoke-Suite.ps1 | tee output/test/Pester.log | grep -E '^(pester:|Left out:)' | tail -n 1 || true)
        grep -vE '^pester:' output/test/Pester.log || true
        case "$line" in
        pester:*)
            read -r _ fails skips total <<<"$line"
            passed=$((passed + total - fails - skips))
            failed=$((failed + fails))
            skipped=$((skipped + skips))
            ;;
        "Left out:"*) ;;
        *) failed=$((failed + 1)) ;;
        esac
    fi

    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}

demo() {
    build src/Module/Module.csproj
    local arguments=() shell
    if [ $# -ge 1 ]; then
        case "$1" in
        /*) arguments+=(-Path "$1") ;;
        *) arguments+=(-Path "$caller/$1") ;;
        esac
    fi
    [ $# -ge 2 ] && arguments+=(-SpeakerCount "$2")
    shell=$(find_pwsh)
    if [ -n "$shell" ]; then
        $shell -NoProfile -File examples/demo.ps1 ${arguments[@]+"${arguments[@]}"}
    else
        build src/SymblPS.Host/SymblPS.Host.csproj
        dotnet "src/SymblPS.Host/bin/$configuration/net10.0/SymblPS.Host.dll" examples/demo.ps1 ${arguments[@]+"${arguments[@]}"}
    fi
}

# Takes the tour of the contract and writes docs/coverage.md from what it saw.
coverage() {
    build tests/SymblPS.Cmdlets.Tests/SymblPS.Cmdlets.Tests.csproj
    SYMBLPS_UPDATE_COVERAGE=1 dotnet "tests/SymblPS.Cmdlets.Tests/bin/$configuration/net10.0/SymblPS.Cmdlets.Tests.dll" -noLogo -class SymblPS.Cmdlets.Tests.Contract.ContractTests
}

# Measures speaker separation and writes the tables of docs/accuracy.md; an argument is a folder of real recordings with RTTM files.
accuracy() {
    build bench/Symbl.Speech.Bench/Symbl.Speech.Bench.csproj
    local arguments=()
    if [ $# -ge 1 ] && [ "${1#--}" = "$1" ]; then
        case "$1" in
        /*) arguments+=("$1") ;;
        *) arguments+=("$caller/$1") ;;
        esac
        shift
    fi
    dotnet "bench/Symbl.Speech.Bench/bin/$configuration/net10.0/Symbl.Speech.Bench.dll" accuracy ${arguments[@]+"${arguments[@]}"} "$@"
}

with_pwsh() {
    local shell
    shell=$(find_pwsh)
    if [ -z "$shell" ]; then
        echo "'$task' needs pwsh: https://aka.ms/install-powershell" >&2
        exit 1
    fi
    build src/Module/Module.csproj
    $shell -NoProfile -File "$@"
}

case "$task" in
build) build src/Module/Module.csproj && echo "The module is in output/SymblPS." ;;
test) run_tests "$@" ;;
demo) demo "$@" ;;
docs) with_pwsh docs/Update-Help.ps1 "$@" ;;
coverage) coverage ;;
accuracy) accuracy "$@" ;;
bench) with_pwsh bench/Measure-All.ps1 "$@" ;;
pack) build src/Module/Module.csproj && dotnet msbuild src/Module/Module.csproj -nologo -verbosity:quiet -target:PackModule -property:Configuration=$configuration ;;
clean)
    rm -rf output
    dotnet clean SymblPS.sln --configuration "$configuration" --nologo --verbosity quiet
    ;;
*)
    echo "Unknown task '$task'. Tasks: build, test, demo, docs, coverage, bench, accuracy, pack, clean." >&2
    exit 2
    ;;
esac
