BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:messageCount = 30
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Rename-SymblSpeaker' -Tag UserPath {
    BeforeEach { $script:id = New-TestConversation $server -Messages $messageCount -Speakers 3 }

    It 'renames one speaker everywhere' {
        Rename-SymblSpeaker $id 'Speaker 1' 'Ann'
        (Get-SymblMember $id).Name | Should -Be 'Ann', 'Speaker 2', 'Speaker 3'
        (Get-SymblMessage $id | Group-Object Speaker).Name | Should -Be 'Ann', 'Speaker 2', 'Speaker 3'
        (Get-SymblSpeaker $id).Name | Should -Contain 'Ann'
    }

    It 'renames several speakers by a map with addresses' {
        $after = Rename-SymblSpeaker $id -Map @{ 'Speaker 1' = 'Ann <ann@example.com>'; 'speaker 2' = 'Bob' } -PassThru
        $after | Should -BeOfType SymblPS.SymblMember
        $after.Name | Sort-Object | Should -Be 'Ann', 'Bob'
        (Get-SymblMember $id -Name Ann).Email | Should -Be 'ann@example.com'
        (Get-SymblMessage $id -First 1).Speaker.Email | Should -Be 'ann@example.com'
    }

    It 'merges two speakers with the same e-mail address' {
        Rename-SymblSpeaker $id 'Speaker 1' 'Ann' -Email ann@example.com
        Rename-SymblSpeaker $id 'Speaker 3' 'Ann' -Email ann@example.com

        $members = @(Get-SymblMember $id)
        $members.Count | Should -Be 2
        $members.Name | Sort-Object | Should -Be 'Ann', 'Speaker 2'
        $said = Get-SymblMessage $id | Group-Object Speaker -AsHashTable -AsString
        $said['Ann'].Count | Should -Be ($messageCount * 2 / 3)
        $said['Speaker 2'].Count | Should -Be ($messageCount / 3)
        $said['Ann'].Speaker.Id | Select-Object -Unique | Should -HaveCount 1
    }

    It 'accepts conversations from the pipeline' {
        $other = New-TestConversation $server -Messages 6
        Get-SymblConversation $id, $other | Rename-SymblSpeaker -Name 'Speaker 2' -NewName 'Bob'
        foreach ($conversation in $id, $other) { (Get-SymblMember $conversation).Name | Should -Contain 'Bob' }
    }

    It 'lists the speakers if a name does not exist' {
        Rename-SymblSpeaker $id 'Nobody' 'Ann' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.SpeakerNotFound,*'
        $failure.Exception.Message | Should -Match 'Speaker 1, Speaker 2, Speaker 3'
        $failure.TargetObject | Should -Be $id
    }

    It 'changes nothing if one name of a map is wrong' {
        Rename-SymblSpeaker $id -Map @{ 'Speaker 1' = 'Ann'; 'Nobody' = 'Bob' } -ErrorAction SilentlyContinue
        (Get-SymblMember $id).Name | Should -Be 'Speaker 1', 'Speaker 2', 'Speaker 3'
    }

    It 'requires the member id if two speakers have the same name' {
        Rename-SymblSpeaker $id -Map @{ 'Speaker 1' = 'Ann'; 'Speaker 2' = 'Ann' }
        Rename-SymblSpeaker $id 'Ann' 'Bob' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.SpeakerAmbiguous,*'

        $second = (Get-SymblMember $id -Name Ann)[1].MemberId
        $failure.Exception.Message | Should -Match $second
        Rename-SymblSpeaker $id $second 'Bob'
        (Get-SymblMember $id).Name | Should -Be 'Ann', 'Bob', 'Speaker 3'
    }

    It 'changes nothing with -WhatIf' {
        Rename-SymblSpeaker $id 'Speaker 1' 'Ann' -WhatIf
        (Get-SymblMember $id).Name | Should -Not -Contain 'Ann'
    }
}

Describe '-WhatIf' {
    It 'sends no change for <Command>' -ForEach @(
        @{ Command = 'Submit-SymblAudio'; Run = { Submit-SymblAudio (Get-SampleRecording) -SpeakerCount 2 -WhatIf } }
        @{ Command = 'Submit-SymblAudio -Uri'; Run = { Submit-SymblAudio -Uri https://example.com/call.wav -WhatIf } }
        @{ Command = 'Rename-SymblSpeaker'; Run = { Rename-SymblSpeaker $id 'Speaker 1' Ann -WhatIf } }
        @{ Command = 'Remove-SymblConversation'; Run = { Remove-SymblConversation $id -WhatIf } }
        @{ Command = 'Invoke-SymblRestMethod -Method DELETE'; Run = { Invoke-SymblRestMethod "/v1/conversations/$id" -Method DELETE -WhatIf } }
    ) {
        $id = New-TestConversation $server -Messages 4
        $changes = 'POST', 'PUT', 'DELETE', 'PATCH' | ForEach-Object { New-CountingRule @{ method = $_; prefix = '/v1/' } }
        Set-ServerFault $server -Rule $changes
        try {
            & $Run | Should -BeNullOrEmpty
            Get-RequestCount $server | Should -Be 0, 0, 0, 0
        }
        finally { Set-ServerFault $server }
        (Get-SymblMember $id).Name | Should -Be 'Speaker 1', 'Speaker 2'
    }
}
