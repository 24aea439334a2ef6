BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)

    function New-Turn([string] $File, [string[]] $Row) {
        $null = New-Item -ItemType Directory -Force (Split-Path $File)
        $Row | ForEach-Object { 'SPEAKER {0} 1 {1} {2} <NA> <NA> {3} <NA> <NA>' -f (-split $_) } | Set-Content -LiteralPath $File
    }

    $script:truth = Join-Path $TestDrive 'truth'
    $script:found = Join-Path $TestDrive 'found'
    New-Turn (Join-Path $truth 'call.rttm') 'call 0 10 Ann', 'call 10 10 Bob'
    New-Turn (Join-Path $found 'call.rttm') 'call 0 12 x', 'call 12 8 y'
    New-Turn (Join-Path $truth 'talk.rttm') 'talk 0 5 Cy'
    New-Turn (Join-Path $found 'talk.rttm') 'talk 0 5 z'
}

Describe 'Measure-SymblDiarization' -Tag UserPath {
    It 'accepts files from Get-ChildItem without a connection' {
        Get-SymblConnection | Should -BeNullOrEmpty
        $scores = Get-ChildItem $found | Measure-SymblDiarization $truth
        $scores.Recording | Should -Be 'call', 'talk', 'Total'
        $scores.ErrorRate | Should -Be 0.1, 0, 0.08
        ($scores | Where-Object -Not IsTotal | Measure-Object ErrorRate -Maximum).Maximum | Should -Be 0.1
    }

    It 'exports flat columns to CSV' {
        $file = Join-Path $TestDrive 'scores.csv'
        Measure-SymblDiarization $truth $found -Collar 0.25 | Export-Csv -LiteralPath $file
        $rows = Import-Csv -LiteralPath $file
        $rows.Recording | Should -Be 'call', 'talk', 'Total'
        $rows[0].Mapping | Should -Be 'x = Ann; y = Bob'
        $rows[0].Collar | Should -Be '00:00:00.2500000'
        $cells = $rows | ForEach-Object { $_.PSObject.Properties.Value }
        $cells | Where-Object { $_ -match '^(System\.|SymblPS\.)' } | Should -BeNullOrEmpty
    }

    It 'shows a table with the scoring conditions within 80 columns' {
        $lines = (Measure-SymblDiarization $truth $found -NoOverlap | Out-String -Width 80) -split '\r?\n'
        $lines -match 'Conditions: collar 0 s, overlap left out' | Should -HaveCount 1
        $lines -match '^call +10' | Should -HaveCount 1
        $lines -match '^Recording +DER +Missed +False +Confused +JER +Speech +Found' | Should -HaveCount 1
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'continues after a missing file' {
        $scores = Measure-SymblDiarization $truth (Join-Path $found 'none.rttm'), $found -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.FileNotFound,*'
        $scores | Should -HaveCount 3
    }
}
