BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../docs/examples/Examples.psm1')
    $pages = Get-ExamplePage
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Join-Path $PSScriptRoot '../../docs/examples/Examples.psm1'), (Join-Path $PSScriptRoot '../../docs/examples/Comparison.psm1')
}

Describe 'Examples' {
    BeforeAll { $script:session = Start-ExampleSession (Get-StagedManifest) }

    AfterAll { Stop-ExampleSession $session }

    It 'of <_.Name> run and print the output that the page shows' -ForEach $pages {
        @(Test-ExamplePage $session $_) -join "`n`n" | Should -BeNullOrEmpty
    }
}

Describe 'Pages with examples' {
    It 'include every help page, the README and the about topic' {
        $names = (Get-ExamplePage).Name
        $names | Should -Contain README
        $names | Should -Contain about_SymblPS
        (Import-PowerShellDataFile (Get-StagedManifest)).CmdletsToExport | Where-Object { $_ -notin $names } | Should -BeNullOrEmpty
    }
}

Describe 'Comparison of output' {
    It 'accepts the same text with other ids, dates, ports and white space' {
        $shown = "Id               Start                Uri`n--               -----                ---`n4537257687310001 2026-11-23 00:59:15  http://127.0.0.1:5080/"
        $printed = "Id                Start                Uri`n--                -----                ---`n5643617880620888  2026-12-01 10:00:00  http://127.0.0.1:38605/"
        Test-Output $shown $printed | Should -BeTrue
    }

    It 'rejects <Name>' -ForEach @(
        @{ Name = 'another number'; Shown = 'Speaker 1  29'; Printed = 'Speaker 1  30' }
        @{ Name = 'a missing line'; Shown = "Ann`nBob"; Printed = 'Ann' }
        @{ Name = 'an additional line'; Shown = 'Ann'; Printed = "Ann`nBob" }
        @{ Name = 'another case'; Shown = 'ann'; Printed = 'Ann' }
        @{ Name = 'the same id in two places for two ids'; Shown = "4537257687310001`n4537257687310001"; Printed = "5643617880620888`n5643617880620889" }
        @{ Name = 'another day of a fixed date'; Shown = '2026-03-10 23:59'; Printed = '2026-03-11 23:59' }
        @{ Name = 'another status of a job'; Shown = 'call completed 0.7 s 2b843149-1bbc-4e8c-8f08-670eb6d26975'; Printed = 'call failed 0.7 s 2b843149-1bbc-4e8c-8f08-670eb6d26975' }
        @{ Name = 'text outside an omission'; Shown = "a`n...`nd"; Printed = "a`nb`nc" }
    ) {
        Test-Output $Shown $Printed | Should -BeFalse
    }

    It 'accepts another duration of a job (<_>)' -ForEach '0.7 s', '1:04.2' {
        Test-Output 'call completed 9.8 s 2b843149-1bbc-4e8c-8f08-670eb6d26975' "call completed  $_ 3c843149-1bbc-4e8c-8f08-670eb6d26975" | Should -BeTrue
    }

    It 'accepts any lines for an omission' {
        Test-Output "a`n...`nd" "a`nb`nc`nd" | Should -BeTrue
        Test-Output "a`n..." 'a' | Should -BeTrue
    }

    It 'keeps an omission when it replaces output' {
        Limit-Output "a`n...`nd" "A`nB`nC`nD" | Should -Be "A`n...`nD"
        Limit-Output 'a' "A`nB" | Should -Be "A`nB"
    }
}
